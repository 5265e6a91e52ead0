export type {
  Json,
  QueryLanguage,
  StateDefinition,
  StateMachineDefinition,
  StateType,
  StatesBlock,
  TypedDefinition,
} from './document.js';
