import type { LevelState } from '@ringi/shared-types';
import { GLYPHS } from './glyphs.js';
import './rail.css';

/** One level's state as a mark: its own shape and glyph in each of the ten states. The text beside it says the same. */
export function LevelMark({ state, size = 24 }: { readonly state: LevelState; readonly size?: number }) {
  return (
    <svg
      className={`mark mark-${state}`}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      {GLYPHS[state]}
    </svg>
  );
}
