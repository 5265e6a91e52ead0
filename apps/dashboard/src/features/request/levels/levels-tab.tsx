import type { RequestView } from '@ringi/shared-types';
import { LevelCard } from './level-card.js';
import './levels.css';

/** The levels one below the other, on the rail: who was asked, who answered what, when and why. */
export const LevelsTab = ({ request }: { readonly request: RequestView }) => (
  <ol className="levels">
    {request.level_views.map((level) => (
      <LevelCard key={level.level} requestId={request.request_id} level={level} />
    ))}
  </ol>
);
