import {
  approveTimeoutSeconds,
  childDocument,
  levelSeconds,
  oneStepDocument,
  parentDocument,
  type AutomationDocument,
  type SsmForm,
} from '@ringi/approvals';
import type { Level } from '@ringi/shared-types';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import type { Construct } from 'constructs';
import { named } from '../../parts/names.js';

export interface FormProps {
  /** The levels that have this form. */
  readonly levels: readonly Level[];
  readonly report: lambda.IFunction;
}

/** The documents of one form. */
export interface FormDocuments {
  /** Names of all of them: events name them. */
  readonly names: readonly string[];
  /** The one that our start function starts. */
  readonly started: string;
  /** Those an automation starts in its turn. */
  readonly children: readonly string[];
  readonly invokesReport: boolean;
  readonly fields: Readonly<Record<string, string>>;
}

/** The outer document outlives the inner one by this much. Our choice: AWS leaves a tie open. */
const PARENT_MARGIN_SECONDS = 600;

/** Every form's documents. The compiler names what is missing when a form is added. */
export const DOCUMENTS_OF_FORM = {
  'one-step': (scope, { levels }) => {
    const timeoutSeconds = longestSeconds(levels);
    const name = document(scope, 'one-step', oneStepDocument({ timeoutSeconds }));
    return {
      names: [name],
      started: name,
      children: [],
      invokesReport: false,
      fields: { ssm_doc_name: name },
    };
  },
  seed: (scope, { levels, report }) => {
    const timeoutSeconds = longestSeconds(levels);
    const parentTimeout = { timeoutSeconds: timeoutSeconds + PARENT_MARGIN_SECONDS };
    const parent = document(scope, 'parent', parentDocument(parentTimeout));
    const child = document(scope, 'child', childDocument({ timeoutSeconds }));
    return {
      names: [parent, child],
      started: parent,
      children: [child],
      invokesReport: true,
      fields: {
        ssm_parent_doc_name: parent,
        ssm_child_doc_name: child,
        ssm_lambda_for_approved: report.functionName,
        ssm_lambda_parameters_for_approved: 'Approved',
        ssm_lambda_for_reject: report.functionName,
        ssm_lambda_parameters_for_reject: 'Rejected',
      },
    };
  },
} as const satisfies Record<SsmForm, (scope: Construct, props: FormProps) => FormDocuments>;

const longestSeconds = (levels: readonly Level[]): number =>
  approveTimeoutSeconds(Math.max(...levels.map(levelSeconds)));

/** @returns the document's name. */
function document(scope: Construct, kind: string, content: AutomationDocument): string {
  const name = named(scope, kind);
  new ssm.CfnDocument(scope, `Document-${kind}`, {
    name,
    documentType: 'Automation',
    documentFormat: 'JSON',
    content,
    // An edit makes a new default version; the default, Replace, would need a new name.
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-ssm-document.html
    updateMethod: 'NewVersion',
  });
  return name;
}
