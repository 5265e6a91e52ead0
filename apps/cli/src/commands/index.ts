import type { Command } from '../command.js';
import { approve, reject } from './answer.js';
import { clock } from './clock.js';
import { flows } from './flows.js';
import { inbox } from './inbox.js';
import { list } from './list.js';
import { mail } from './mail.js';
import { people } from './people.js';
import { rebuild } from './rebuild.js';
import { show } from './show.js';
import { start } from './start.js';
import { token } from './token.js';
import { withdraw } from './withdraw.js';

/** Every command, in the order the help shows them. */
export const COMMANDS: readonly Command[] = [
  flows,
  people,
  start,
  list,
  show,
  inbox,
  approve,
  reject,
  withdraw,
  mail,
  clock,
  token,
  rebuild,
];
