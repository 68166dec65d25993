// The administration's search boxes, icons and empty headings say what they are for: the scripts and templates that
// draw them leave their names behind.
(() => {
  "use strict";

  function name(box) {
    const select = box.closest(".select2-container").previousElementSibling;
    const label = document.querySelector(`label[for="${CSS.escape(select.id)}"]`);
    const shown = box.querySelector(".select2-selection__rendered");
    const text = select.getAttribute("aria-label") || (label ? label.textContent.replace(/:\s*$/, "") : "");
    if (!text.trim()) return;
    if (shown) ["role", "aria-readonly"].forEach((attribute) => shown.removeAttribute(attribute));
    box.removeAttribute("aria-labelledby");
    box.setAttribute("aria-label", [text.trim(), shown ? shown.title : ""].filter(Boolean).join(": "));
  }

  // A column without a heading holds a row's own name, or nothing that is read.
  function head(cell) {
    if (cell.textContent.trim()) return;
    const text = document.createElement("span");
    text.className = "visually-hidden";
    text.textContent = cell.className === "original" ? "Fila" : "Opciones";
    cell.append(text);
  }

  function nameAll() {
    document.querySelectorAll(".select2-container .select2-selection").forEach(name);
    document.querySelectorAll(".selector .help-tooltip[aria-label]").forEach((icon) => icon.setAttribute("role", "img"));
    document.querySelectorAll(".inline-group th").forEach(head);
  }

  // Callbacks run in the order of being asked for, so after those that draw the boxes.
  window.addEventListener("load", nameAll);
  if (!window.django?.jQuery) return;
  window.django.jQuery(nameAll);
  document.addEventListener("formset:added", () => window.django.jQuery(nameAll));
  document.addEventListener("focusin", nameAll);
})();
