// Keys for those who review: A goes to the approval, O to the observation, J and K to the next and previous entry.
// A key never decides anything by itself: it moves the focus, or follows a link.
const typing = (element) => element.closest("input, textarea, select, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const target = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!target) return;
  event.preventDefault();
  if (target.matches("a")) {
    target.click();
  } else if (target.matches("summary")) {
    target.parentElement.open = true;
    (target.parentElement.querySelector("textarea") || target).focus();
  } else {
    target.focus();
  }
});
