// What the editor of a passage gains where there is JavaScript: a figure is put where the cursor stands, and found
// while one types. The page works without it.

(() => {
  "use strict";

  const PAUSE = 300;
  const text = document.querySelector("textarea[name=text]");
  const search = document.querySelector("[data-search]");
  if (!text || !search) return;

  function put(token) {
    text.setRangeText(token, text.selectionStart, text.selectionEnd, "end");
    text.focus();
    text.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function offerButtons(within) {
    within.querySelectorAll("[data-insert]").forEach((button) => {
      button.hidden = false;
      button.addEventListener("click", () => put(button.dataset.insert));
    });
    within.querySelectorAll(".figure-token").forEach((code) => {
      code.hidden = true;
    });
  }

  const query = search.querySelector("input[type=search]");
  const found = search.querySelector("[data-found]");
  let waiting;
  let latest = 0;

  async function look() {
    const mine = ++latest;
    try {
      const answer = await fetch(`${search.dataset.search}?q=${encodeURIComponent(query.value)}`);
      if (mine !== latest || !answer.ok || answer.redirected) return;
      found.innerHTML = await answer.text();
      offerButtons(found);
    } catch {
      // Without a connection the button asks the server instead.
    }
  }

  query.addEventListener("input", (event) => {
    event.stopPropagation();
    clearTimeout(waiting);
    waiting = setTimeout(look, PAUSE);
  });
  query.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    look();
  });
  offerButtons(document);
})();
