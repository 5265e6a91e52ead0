import type { LevelState } from '@ringi/shared-types';
import type { ReactElement } from 'react';

const CHECK = 'M7.6 12.4l3 3 5.8-6.3';
const CROSS = 'M8.8 8.8l6.4 6.4M15.2 8.8l-6.4 6.4';

/**
 * The ten states, told apart without colour. Open outlines are still to come, dashed ones wait, filled ones have an end:
 * circle approved, octagon rejected, hourglass in a diamond timed out, triangle failed.
 */
export const GLYPHS: Record<LevelState, ReactElement> = {
  upcoming: <circle className="line" cx="12" cy="12" r="7" />,
  queued: (
    <>
      <circle className="line dotted" cx="12" cy="12" r="9.5" />
      <path className="dots" d="M7.5 12h.01M12 12h.01M16.5 12h.01" />
    </>
  ),
  waiting: (
    <>
      <rect className="soft-fill dashed" x="2.25" y="2.25" width="19.5" height="19.5" rx="6" />
      <circle className="solid" cx="12" cy="9" r="2.9" />
      <path className="solid" d="M6.4 18.2c0-3.3 2.4-5.2 5.6-5.2s5.6 1.9 5.6 5.2z" />
    </>
  ),
  settling: (
    <>
      <path className="line" d="M12 2.5a9.5 9.5 0 1 1-8.6 5.4" />
      <path className="line" d={CHECK} />
    </>
  ),
  approved: (
    <>
      <circle className="solid" cx="12" cy="12" r="10.5" />
      <path className="cut" d={CHECK} />
    </>
  ),
  rejected: (
    <>
      <path className="solid" d="M7.9 1.8h8.2l6.1 6.1v8.2l-6.1 6.1H7.9l-6.1-6.1V7.9z" />
      <path className="cut" d={CROSS} />
    </>
  ),
  timed_out: (
    <>
      <path className="soft-fill line" d="M12 1.3L22.7 12 12 22.7 1.3 12z" />
      <path className="solid" d="M8.6 7h6.8c0 2.6-1.5 3.7-3.4 5-1.9-1.3-3.4-2.4-3.4-5z" />
      <path className="line thin" d="M8.6 17h6.8c0-2.6-1.5-3.7-3.4-5-1.9 1.3-3.4 2.4-3.4 5z" />
    </>
  ),
  cancelled: (
    <>
      <circle className="line" cx="12" cy="12" r="9.3" />
      <path className="line" d="M5.6 18.4L18.4 5.6" />
    </>
  ),
  failed: (
    <>
      <path
        className="solid"
        d="M10.6 2.6a1.6 1.6 0 0 1 2.8 0l9 16.4a1.6 1.6 0 0 1-1.4 2.4H3a1.6 1.6 0 0 1-1.4-2.4z"
      />
      <path className="cut" d="M12 8.6v5.2M12 17.4v.01" />
    </>
  ),
  skipped: (
    <>
      <rect className="line" x="2.5" y="8" width="19" height="8" rx="4" />
      <path className="line thin" d="M8.5 12h7" />
    </>
  ),
};
