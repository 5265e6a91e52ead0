import { spawn } from 'node:child_process';

const COMMANDS: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/** Whether somebody sits there whose browser may be opened. */
export const mayOpen = (env: Readonly<NodeJS.ProcessEnv>, isTerminal: boolean): boolean =>
  isTerminal && !env['CI'] && !env['SSH_CONNECTION'];

/** Opens an address in the person's browser. Where none can be opened nothing happens: the address is printed too. */
export function openBrowser(address: string): void {
  const [command = '', ...args] = COMMANDS[process.platform] ?? ['xdg-open'];
  const child = spawn(command, [...args, address], { detached: true, stdio: 'ignore' });
  child.once('error', () => undefined);
  child.unref();
}
