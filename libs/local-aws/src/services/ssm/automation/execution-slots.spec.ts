import { ExecutionSlots } from './execution-slots.js';

describe('the places of running automations', () => {
  it('go to waiting children first, else in order of arrival', () => {
    const slots = new ExecutionSlots(1, 10);
    const begun: string[] = [];
    const take = (name: string, isChild = false) => slots.take(isChild, () => begun.push(name));
    const first = take('first');
    const [second] = [take('second'), take('third'), take('child', true)];
    expect(begun).toEqual(['first']);
    first.release();
    first.release();
    expect(begun).toEqual(['first', 'child']);
    second.release();
    expect(slots.full).toBe(false);
  });

  it('are given to nobody who left the queue', () => {
    const slots = new ExecutionSlots(1, 1);
    const begun: string[] = [];
    const first = slots.take(false, () => begun.push('first'));
    const second = slots.take(false, () => begun.push('second'));
    expect(slots.full).toBe(true);
    second.release();
    first.release();
    slots.take(false, () => begun.push('third'));
    expect(begun).toEqual(['first', 'third']);
  });
});
