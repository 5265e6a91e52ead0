import { approvalId } from '@ringi/handlers';
import { approvalIdOf } from '@ringi/cli';

const ARN = 'arn:aws:states:us-east-1:111122223333:execution:Component:L1-0-abc';

describe('the id of an approval', () => {
  it.each([0, 3])('is the same for the command line and the functions (redrive %i)', (redrive_count) => {
    expect(approvalIdOf(ARN, redrive_count)).toBe(approvalId({ execution_arn: ARN, redrive_count }));
  });
});
