export { contentSecurityPolicy, PAGE_HEADERS } from '@ringi/constructs';
export { addStacks } from './app.js';
export { checkConfig, type CheckedConfig } from './config/check-config.js';
export { LAPTOP } from './config/laptop.js';
export { LAPTOP_CONFIG, loadConfig, type LoadedConfig } from './config/load-config.js';
export {
  ConfigError,
  defineConfig,
  type ConfiguredPerson,
  type FlowChanges,
  type RingiConfig,
} from './config/ringi-config.js';
export { loadFlows } from './flows/load-flows.js';
export { stageFlows } from './flows/stage-flows.js';
export { LAPTOP_PEOPLE } from './people.js';
