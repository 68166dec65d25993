// The administration's search boxes say what they are for: the library that draws them leaves their label behind.
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

  const nameAll = () => document.querySelectorAll(".select2-container .select2-selection").forEach(name);

  // Callbacks run in the order of being asked for, so after those that draw the boxes.
  if (!window.django?.jQuery) return;
  window.django.jQuery(nameAll);
  document.addEventListener("formset:added", () => window.django.jQuery(nameAll));
  document.addEventListener("focusin", nameAll);
})();
