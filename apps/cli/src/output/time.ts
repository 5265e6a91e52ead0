/** `2026-11-21 21:05 UTC` */
export const shortTime = (time: string | Date): string =>
  `${(typeof time === 'string' ? time : time.toISOString()).slice(0, 16).replace('T', ' ')} UTC`;
