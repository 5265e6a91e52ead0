import { randomBytes } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const SUFFIX = 12;

/**
 * Makes CloudFormation's default names, `STACK-LOGICALID-RANDOM`; too long ones lose characters of the stack's name and the
 * logical id, in equal measure. One maker keeps its random part, so that a resource's names agree.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html
 */
export function nameGenerator(stackName: string, logicalId: string): (maxLength: number) => string {
  const random = [...randomBytes(SUFFIX)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
  return (maxLength) => {
    const room = maxLength - random.length - 2;
    const half = Math.floor(room / 2);
    const stackRoom = Math.max(half, room - logicalId.length);
    const stack = stackName.slice(0, stackRoom);
    return `${stack}-${logicalId.slice(0, room - stack.length)}-${random}`;
  };
}
