export { TaskError } from './errors.js';
export type { HistoryEvent, HistoryEventType } from './history/event.js';
export { MemoryObjectStore } from './map-run/memory-object-store.js';
export { Coverage, type CoverageFigures } from './testing/kit/coverage.js';
export { fails, inTurn, type Mock, type MockFunction, type Mocks } from './testing/kit/mocks.js';
export { run, type RunOptions } from './testing/kit/run.js';
export type { TestRun } from './testing/kit/test-run.js';
