/** The sign of the product: a line that climbs three levels. */
export const RingiMark = () => (
  <svg className="brand-mark" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" focusable="false">
    <rect width="32" height="32" rx="8" fill="currentColor" />
    <path className="brand-line" d="M7 21h6v-5h6v-5h6" />
  </svg>
);
