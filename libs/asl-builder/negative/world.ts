/* What the cases are about. */
import { awsSdk, fn, machine, succeed, t, type Context, type Ref } from '../src/index.js';

export interface Order {
  id: string;
  total: number;
  paid: boolean;
  note?: string;
  status: 'NEW' | 'PAID' | 'VOID';
  lines: { sku: string; qty: number }[];
  ship: { kind: 'air'; flight: string } | { kind: 'sea'; vessel: string };
}

export declare const $: Ref<Order>;
export declare const $$: Context<Order>;
export const price = fn<{ id: string; total: number }, { approved: boolean; score: number }, 'TooRich'>(
  'arn:price',
);
export const ask = fn<{ token: string; who: string }, { ok: boolean }, 'Ask.Refused'>('arn:ask');
export const describe = awsSdk<{ Id: string }, { Status: 'RUNNING' | 'DONE' }, 'X.Gone'>('x', 'describe');
export const child = machine({ name: 'child', input: t<{ n: number }>() }, function* ({ input }) {
  return yield* succeed('Done', { twice: input.n });
});
export const order = t<Order>();
