// Small helps for record keeping; every page works without them.
"use strict";

// Buttons that only draw a form again are not needed where the form changes by itself.
for (const button of document.querySelectorAll("[data-without-script]")) button.hidden = true;

// Show the fields of the kind that is chosen; what was typed for another kind is kept meanwhile.
const kept = new WeakMap();
async function showParams(choice) {
  const slot = choice.closest("[data-slot]");
  const place = slot.querySelector("[data-params]");
  const seen = kept.get(slot) ?? new Map([["", []]]);
  kept.set(slot, seen);
  seen.set(slot.dataset.kind, [...place.childNodes]);
  slot.dataset.kind = choice.value;
  place.replaceChildren(...(seen.get(choice.value) ?? []));
  if (seen.has(choice.value)) return;
  const wanted = choice.value;
  place.ariaBusy = "true";
  const fields = await redrawn(slot);
  if (choice.value !== wanted) return;
  place.ariaBusy = null;
  place.replaceChildren(...fields);
}
// The form is drawn again as by the button, and the fields of this slot are taken out of it.
async function redrawn(slot) {
  const button = slot.querySelector("[data-without-script]");
  const data = new FormData(button.form);
  data.set(button.name, button.value);
  try {
    const answer = await fetch(location.href, { method: "POST", body: data });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return [...page.querySelector(`[data-slot="${slot.dataset.slot}"] [data-params]`).childNodes];
  } catch {
    button.hidden = false; // no answer, or another page: the button does it, or says why not
    button.click();
    return [];
  }
}
for (const choice of document.querySelectorAll("[data-kind-choice]")) {
  choice.closest("[data-slot]").dataset.kind = choice.value;
}
document.addEventListener("change", (event) => {
  if (event.target.matches?.("[data-kind-choice]")) showParams(event.target);
});

// A part of the form that the chosen answer does not need is out of the way.
const NEEDED = {
  says: { tests: ["tests"], weight: ["tests"] },
  effect: { tests: ["replace"], disregards: ["disregard"] },
};
function fit(name) {
  const chosen = document.querySelector(`input[name="${name}"]:checked`)?.value;
  for (const [field, answers] of Object.entries(NEEDED[name])) {
    const place = document.getElementById(`div_id_${field}`);
    if (place) place.hidden = !answers.includes(chosen);
  }
}
for (const name of Object.keys(NEEDED)) {
  const inputs = document.querySelectorAll(`.record-form input[type="radio"][name="${name}"]`);
  if (!inputs.length) continue;
  for (const input of inputs) input.addEventListener("change", () => fit(name));
  fit(name);
}

// A field that only some answers need is out of the way with the others. What is kept whatever the
// answer (data-kept) is never hidden while anything stands in it.
const needing = [...document.querySelectorAll(".record-form [data-needs]")];
function answerOf(name) {
  const field = document.querySelector(`.record-form [name="${name}"]:checked`)
    ?? document.querySelector(`.record-form select[name="${name}"], .record-form input[type="hidden"][name="${name}"]`);
  return field?.value ?? "";
}
function fitNeeds() {
  const places = new Map();
  for (const input of needing) {
    const [choice, answers] = input.dataset.needs.split(":");
    const isNeeded = answers.split(",").includes(answerOf(choice));
    const isKept = "kept" in input.dataset && input.value !== "" && input.value !== "unknown";
    const place = input.closest(".field");
    places.set(place, places.get(place) || isNeeded || isKept || place.classList.contains("field-wrong"));
  }
  for (const [place, isShown] of places) place.hidden = !isShown;
  for (const part of document.querySelectorAll(".record-form > section")) {
    const fields = [...part.querySelectorAll(".field")];
    if (fields.some((field) => places.has(field))) part.hidden = fields.every((field) => field.hidden);
  }
}
if (needing.length) {
  fitNeeds();
  document.addEventListener("change", fitNeeds);
  window.django?.jQuery(document).on("change", "select", fitNeeds); // the search inside a choice
}

// Which of the two verbs is meant: say in days what will happen, and keep out of the way what the
// other one needs.
const verbs = document.querySelector(".verbs");
if (verbs) {
  const day = document.getElementById("id_from_day");
  const said = verbs.querySelector("[data-day-sentence]");
  const firstDay = document.getElementById("div_id_valid_from");
  const inWords = (date) =>
    date.toLocaleDateString(document.documentElement.lang, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const tell = () => {
    const fromDay = verbs.querySelector("input[value='from_day']")?.checked;
    if (firstDay) firstDay.hidden = Boolean(fromDay) && !firstDay.classList.contains("field-wrong");
    if (!day || !said) return;
    const chosen = day.valueAsDate;
    const before = chosen && new Date(chosen.getTime() - 86400000);
    said.textContent = chosen
      ? said.dataset.daySentence.replace("[before]", inWords(before)).replace("[day]", inWords(chosen))
      : "";
  };
  verbs.addEventListener("change", tell);
  day?.addEventListener("input", tell);
  tell();
}

// The kinds of the chosen topic stand first; the only one there is for a topic is chosen with it.
const topic = document.querySelector(".record-form select[name='topic']");
const first = document.getElementById("id_tests-0-0-kind");
function fitTopic() {
  for (const choice of document.querySelectorAll("#div_id_tests [data-kind-choice]")) {
    const group = choice.querySelector(`optgroup[data-topic="${topic.value}"]`);
    if (group) choice.options[0].after(group);
  }
  const kinds = first?.querySelectorAll(`optgroup[data-topic="${topic.value}"] option`) ?? [];
  if (!first?.value && kinds.length === 1) {
    first.value = kinds[0].value;
    showParams(first);
  }
}
topic?.addEventListener("change", fitTopic);
if (topic?.value) fitTopic();

// One more row.
for (const rows of document.querySelectorAll("[data-rows]")) {
  const total = rows.querySelector(`[name="${rows.dataset.rows}-TOTAL_FORMS"]`);
  const button = rows.querySelector("[data-add-row]");
  button.hidden = false;
  button.addEventListener("click", () => {
    const made = document.createElement("template");
    made.innerHTML = rows.querySelector("template").innerHTML.replaceAll("__prefix__", total.value);
    const row = made.content.querySelector("tbody");
    rows.querySelector(".stock-rows table").append(row);
    total.value = Number(total.value) + 1;
    row.querySelector("select, input:not([type='hidden'])").focus();
  });
}

// The search inside a choice comes without a name of its own: give it that of its label.
window.django?.jQuery(() => {
  for (const choice of document.querySelectorAll("select.admin-autocomplete")) {
    const label = document.querySelector(`label[for="${choice.id}"]`);
    if (!label) continue;
    label.id ||= `${choice.id}_label`;
    for (const part of choice.parentElement.querySelectorAll("[role='combobox'], [role='textbox'], [role='searchbox']")) {
      part.setAttribute("aria-labelledby", label.id);
    }
  }
});
