import type { LevelView, RequestView } from '@ringi/shared-types';
import { LevelCard } from './level-card.js';
import './levels.css';

/** The levels one below the other, on the rail: who was asked, who answered what, when and why. */
export const LevelsTab = ({ request }: { readonly request: RequestView }) => (
  <ol className="levels">
    {request.level_views.map((level) => (
      <LevelCard key={level.level} requestId={request.request_id} level={withError(level, request)} />
    ))}
  </ol>
);

/** A level that broke before it had a record has no error of its own: the request failed of it. */
const withError = (level: LevelView, { error }: RequestView): LevelView =>
  level.state === 'failed' && !level.error && error ? { ...level, error } : level;
