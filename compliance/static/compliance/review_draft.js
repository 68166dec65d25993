// What a reviewer types is kept in the browser until the server has it: a session may end while someone writes.
// A text comes back by itself where its field is empty, so that nothing else is covered.

(() => {
  "use strict";

  const KEPT_FOR = 7 * 24 * 60 * 60 * 1000;
  const PAUSE = 400;
  const mine = `review:${document.currentScript.dataset.person}:`;

  const texts = (form) => [...form.querySelectorAll("textarea[name]")];

  function read(key) {
    try {
      const found = JSON.parse(localStorage.getItem(key));
      return found && Date.now() - found.at < KEPT_FOR ? found : null;
    } catch {
      return null;
    }
  }

  function keep(key, form, changes) {
    const typed = texts(form).filter((field) => field.value.trim()).map((field) => [field.name, field.value]);
    try {
      if (typed.length) localStorage.setItem(key, JSON.stringify({ at: Date.now(), texts: typed, ...changes }));
      else localStorage.removeItem(key);
    } catch {
      // A full or forbidden store: the page goes on without it.
    }
  }

  // After a decision that the server took, what was sent is no draft any more.
  function forgetSent() {
    try {
      Object.keys(localStorage)
        .filter((key) => key.startsWith(mine) && (read(key)?.sent ?? true))
        .forEach((key) => localStorage.removeItem(key));
    } catch {
      // Nothing was kept.
    }
  }

  // A suggested wording stands below what was typed before it was asked for.
  function together(typed, now) {
    if (!now.trim()) return typed;
    const isSuggested = new URLSearchParams(location.search).has("sugerir");
    return isSuggested && !typed.includes(now.trim()) ? `${typed}\n\n${now}` : now;
  }

  function giveBack(key, form) {
    const found = new Map(read(key)?.texts ?? []);
    const changed = texts(form).filter((field) => {
      const before = field.value;
      if (found.has(field.name)) field.value = together(found.get(field.name), before);
      return field.value !== before;
    });
    if (!changed.length) return;
    const folded = form.closest("details");
    if (folded) folded.open = true;
    const note = form.querySelector("[data-given-back]");
    note.hidden = false;
    note.querySelector("button").addEventListener("click", () => {
      changed.forEach((field) => {
        field.value = field.defaultValue;
      });
      note.hidden = true;
      keep(key, form);
      changed[0].focus();
    });
    keep(key, form);
  }

  if (document.querySelector(".alert-success")) forgetSent();
  document.querySelectorAll("form[data-draft]").forEach((form) => {
    const key = mine + form.dataset.draft;
    let waiting;
    let hasTyped = false;
    giveBack(key, form);
    form.addEventListener("input", () => {
      hasTyped = true;
      clearTimeout(waiting);
      waiting = setTimeout(() => keep(key, form), PAUSE);
    });
    form.addEventListener("submit", () => {
      hasTyped = false;
      clearTimeout(waiting);
      keep(key, form, { sent: true });
    });
    // A link followed at once, before the pause is over.
    window.addEventListener("pagehide", () => {
      if (hasTyped) keep(key, form);
    });
  });
})();
