/** Who calls: an IAM principal as `GetCallerIdentity` would name it. */
export interface Principal {
  /** `arn:aws:iam::ACCOUNT:root`, `…:user/NAME`, or `arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION`. */
  readonly arn: string;
  readonly userId: string;
  readonly accountId: string;
  /** For an assumed role: the role's own ARN (`arn:aws:iam::ACCOUNT:role/PATH/ROLE`). */
  readonly roleArn?: string;
}
