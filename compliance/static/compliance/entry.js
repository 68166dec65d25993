// What the pages of the entry gain where there is JavaScript: fields that follow an answer, the result while it is
// typed, and typed text that outlives a session. Every page works without it.

(() => {
  "use strict";

  const DAY = 24 * 60 * 60 * 1000;
  const KEPT_FOR = 7 * DAY;
  const PAUSE = 400;

  const form = document.querySelector("form[data-draft]");

  function debounced(act) {
    let waiting;
    const later = () => {
      clearTimeout(waiting);
      waiting = setTimeout(act, PAUSE);
    };
    later.cancel = () => clearTimeout(waiting);
    return later;
  }

  // Fields that follow from one answer: the others are hidden, and not sent.
  function followAnswers() {
    const groups = form.querySelectorAll(".when[data-when]");
    const answers = form.querySelectorAll("input[name=answer]");
    const show = () => {
      const chosen = form.querySelector("input[name=answer]:checked");
      groups.forEach((group) => {
        group.classList.add("follows");
        const applies = chosen !== null && chosen.value === group.dataset.when;
        const hasError = group.querySelector(".is-invalid") !== null;
        group.hidden = !applies && !hasError;
        group.querySelectorAll("input, textarea, select").forEach((field) => {
          field.disabled = group.hidden || (answers[0].disabled && field.type === "radio");
        });
      });
    };
    if (groups.length && answers.length) form.addEventListener("change", show);
    if (groups.length && answers.length) show();
  }

  // The result in words, made by the server from what is typed.
  function showResult() {
    const live = form.querySelector("[data-live]");
    if (!form.dataset.result || !live) return;
    let latest = 0;
    const ask = debounced(async () => {
      const mine = ++latest;
      try {
        const answer = await fetch(form.dataset.result, { method: "POST", body: new FormData(form) });
        if (mine === latest && answer.ok && !answer.redirected) live.innerHTML = await answer.text();
      } catch {
        // Without a connection the check page says the same.
      }
    });
    form.addEventListener("input", ask);
    form.addEventListener("change", ask);
    if (form.hasAttribute("data-answered")) ask();
  }

  // Typed text is kept in the browser until the server has it: a session may end while someone writes.
  const key = form && `entry:${form.dataset.person}:${form.dataset.draft}`;

  function typedFields() {
    return [...form.elements].filter(
      (field) => field.name && !["hidden", "file", "submit", "button"].includes(field.type),
    );
  }

  function typedNow() {
    return typedFields().map((field) => [
      field.name,
      field.type === "radio" || field.type === "checkbox" ? (field.checked ? field.value : null) : field.value,
    ]);
  }

  function keep(changes) {
    try {
      const kept = { version: form.dataset.version, at: Date.now(), fields: typedNow(), ...changes };
      localStorage.setItem(key, JSON.stringify(kept));
    } catch {
      // A full or forbidden store: the page goes on without it.
    }
  }

  function kept() {
    try {
      const found = JSON.parse(localStorage.getItem(key));
      return found && Date.now() - found.at < KEPT_FOR ? found : null;
    } catch {
      return null;
    }
  }

  function forget() {
    try {
      localStorage.removeItem(key);
    } catch {
      // Nothing was kept.
    }
  }

  function restore(fields) {
    const waiting = [...fields];
    typedFields().forEach((field) => {
      const at = waiting.findIndex(([name]) => name === field.name);
      if (at < 0) return;
      const [[, value]] = waiting.splice(at, 1);
      if (field.type === "radio" || field.type === "checkbox") field.checked = value !== null;
      else field.value = value ?? "";
    });
    // Texts of a list that this page has not got yet go into its last field, so that none is lost.
    waiting.filter(([, value]) => value).forEach(([name, value]) => {
      const last = [...form.querySelectorAll(`textarea[name="${CSS.escape(name)}"]`)].pop();
      if (last) last.value = last.value ? `${last.value}\n${value}` : value;
    });
    form.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function offer(found) {
    const box = document.getElementById("recuperar").content.cloneNode(true).firstElementChild;
    box.querySelector("[data-restore]").addEventListener("click", () => {
      restore(found.fields);
      box.remove();
      keep();
    });
    box.querySelector("[data-forget]").addEventListener("click", () => {
      forget();
      box.remove();
    });
    form.before(box);
  }

  function keepTyped() {
    const found = kept();
    const isSaved = found && found.sent && Number(form.dataset.version) > Number(found.version);
    const isSame = found && JSON.stringify(found.fields) === JSON.stringify(typedNow());
    const wasAnswered = form.hasAttribute("data-answered");
    if (isSaved || (isSame && !wasAnswered)) forget();
    else if (found && !wasAnswered) offer(found);
    const keepLater = debounced(() => keep());
    form.addEventListener("input", keepLater);
    form.addEventListener("submit", () => {
      keepLater.cancel();
      keep({ sent: true });
    });
  }

  if (form) {
    followAnswers();
    showResult();
    if (document.getElementById("recuperar")) keepTyped();
  }

  // A page that could not take what was typed: whether this browser has it.
  document.querySelectorAll("[data-kept]").forEach((note) => {
    const isKept = Object.keys(localStorage).some(
      (name) => name.startsWith("entry:") && name.endsWith(`:${note.dataset.kept}`),
    );
    note.hidden = !isKept;
    document.querySelectorAll("[data-unkept]").forEach((other) => (other.hidden = isKept));
  });

  const errors = document.getElementById("errores");
  if (errors) errors.focus();

  document.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });
})();
