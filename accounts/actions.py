"""What is written about members of staff and what they do."""

from accounts.models import TakeOut, User


def log_take_out(
    *,
    what: TakeOut.What,
    record_class: TakeOut.RecordClass,
    landlords: int,
    sha256: str,
    by: User | str,
) -> TakeOut:
    """Note that records left the portal; call it in the transaction that reads them.

    ``by`` is who signed in, or the name of the operating system's account that ran a command.
    """
    who = {"user": by} if isinstance(by, User) else {"system_user": by}
    return TakeOut.objects.create(
        what=what, record_class=record_class, landlords=landlords, sha256=sha256, **who
    )
