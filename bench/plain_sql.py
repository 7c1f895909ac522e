"""The directory's question with three filters, asked in one statement as one would by hand."""

from datetime import date
from typing import NamedTuple

from django.db import connection

from bench.measuring import BenchError
from config.shared.zones import Zone
from tests.zone_client import as_web_login

PLAIN_SQL = """
SELECT l.id,
       (SELECT sum(s.vacancies_a_year) FROM landlords_stock s
         WHERE s.landlord_id = l.id AND s.rooms = %(rooms)s
           AND (s.district_id = %(district)s OR s.district_id IS NULL)
           AND s.valid_from <= %(day)s
           AND (s.valid_until IS NULL OR s.valid_until >= %(day)s)) AS vacant,
       (SELECT max(r.confirmed_on)
          FROM landlords_termscope t JOIN landlords_requirement r ON r.scope_id = t.id
         WHERE t.landlord_id = l.id AND r.valid_from <= %(day)s
           AND (r.valid_until IS NULL OR r.valid_until >= %(day)s)) AS confirmed,
       count(*) OVER () AS found
  FROM landlords_landlord l
 WHERE NOT l.is_archived
   AND (l.merged_on IS NULL OR l.merged_on > %(day)s)
   AND NOT EXISTS (SELECT FROM landlords_pause p
                    WHERE p.landlord_id = l.id AND p.valid_from <= %(day)s
                      AND (p.valid_until IS NULL OR p.valid_until >= %(day)s))
   AND (EXISTS (SELECT FROM landlords_stock s
                 WHERE s.landlord_id = l.id AND s.rooms = %(rooms)s
                   AND (s.district_id = %(district)s OR s.district_id IS NULL)
                   AND s.valid_from <= %(day)s
                   AND (s.valid_until IS NULL OR s.valid_until >= %(day)s))
        OR NOT EXISTS (SELECT FROM landlords_stock s
                        WHERE s.landlord_id = l.id AND s.valid_from <= %(day)s
                          AND (s.valid_until IS NULL OR s.valid_until >= %(day)s)))
   AND NOT EXISTS (SELECT FROM landlords_landlordanswer a
                    WHERE a.landlord_id = l.id AND a.question = %(question)s
                      AND a.answer = 'no' AND a.district_id = %(district)s
                      AND a.valid_from <= %(day)s
                      AND (a.valid_until IS NULL OR a.valid_until >= %(day)s))
   AND NOT EXISTS (SELECT FROM landlords_landlordanswer a
                    WHERE a.landlord_id = l.id AND a.question = %(question)s
                      AND a.answer = 'no' AND a.district_id IS NULL
                      AND a.valid_from <= %(day)s
                      AND (a.valid_until IS NULL OR a.valid_until >= %(day)s)
                      AND NOT EXISTS (SELECT FROM landlords_landlordanswer h
                                       WHERE h.landlord_id = l.id
                                         AND h.question = %(question)s
                                         AND h.district_id = %(district)s
                                         AND h.valid_from <= %(day)s
                                         AND (h.valid_until IS NULL OR h.valid_until >= %(day)s)))
 ORDER BY vacant DESC NULLS LAST, l.sort_name, l.id
 LIMIT %(page)s
"""


class Found(NamedTuple):
    """One landlord: homes that become vacant a year and the day last confirmed, where known."""

    landlord: int
    vacant: int | None
    confirmed: date | None


class Question(NamedTuple):
    """What is asked: homes of a size in a district, for a household with an income, on a day."""

    day: date
    district: int
    rooms: int
    question: str
    page: int


def ask(question: Question) -> tuple[list[Found], int]:
    """The first page of landlords and how many there are, under the login that serves pages."""
    with as_web_login(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('role', %s, false)", [Zone.APP.value])
        cursor.execute(PLAIN_SQL, question._asdict())
        rows = cursor.fetchall()
        cursor.execute("RESET ROLE")
    if not rows:
        raise BenchError("The plain statement found nobody: there is nothing to compare.")
    return [Found(*row[:3]) for row in rows], rows[0][3]
