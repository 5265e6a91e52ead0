import type { ServiceModule } from '../../core/resource.js';
import { logGroupResource } from './log-group.resource.js';
import { LogStore } from './log-store.js';

export interface LogsModule extends ServiceModule {
  readonly store: LogStore;
}

/** CloudWatch Logs: groups as resources and a store in process. None of its operations is on the wire yet. */
export function logsModule(): LogsModule {
  const store = new LogStore();
  return {
    service: {
      name: 'logs',
      protocol: { kind: 'json', version: '1.1', targetPrefix: 'Logs_20140328' },
      operations: {},
    },
    resources: { 'AWS::Logs::LogGroup': logGroupResource(store) },
    store,
  };
}
