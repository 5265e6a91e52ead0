import { Activity } from '../core/activity.js';
import { AuthorizationLog } from '../core/authorization-log.js';
import { createCredentialStore } from '../core/credential-store.js';
import { LocalEnvironment } from '../core/local-environment.js';
import { createVirtualClock } from '../core/virtual-clock.js';

/** An environment without services or port, its clock standing at 2030-01-01. `lines` is what was logged. */
export function testEnvironment(): { env: LocalEnvironment; lines: string[] } {
  const activity = new Activity();
  const lines: string[] = [];
  const log = (line: string): void => void lines.push(line);
  const env = new LocalEnvironment({
    partition: 'aws',
    accountId: '111122223333',
    region: 'eu-west-1',
    clock: createVirtualClock({ mode: 'manual', start: Date.UTC(2030, 0, 1), activity, log }),
    activity,
    credentials: createCredentialStore('aws', '111122223333'),
    authorizations: new AuthorizationLog(),
    log,
  });
  env.listensAt('http://127.0.0.1:1');
  return { env, lines };
}
