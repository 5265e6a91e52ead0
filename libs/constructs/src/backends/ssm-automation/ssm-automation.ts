import { formOf, type SsmForm } from '@ringi/approvals';
import { textIn } from '@ringi/shared-types';
import type { BackendConstruct } from '../backend-construct.js';
import { LevelTopics } from './level-topics.js';
import { SsmAssumeRole } from './ssm-assume-role.js';
import { DOCUMENTS_OF_FORM } from './ssm-documents.js';
import { apiStatements, grantCore, grantFlow } from './ssm-grants.js';
import { SsmStatusRule } from './ssm-status-rule.js';

/** `aws:approve` in Systems Manager Automation: documents, a topic a level, the role the automations act as. */
export const ssmAutomationConstruct: BackendConstruct = {
  grantCore,
  apiStatements,

  deploy(scope, { core, flow, levels }) {
    const topics = new LevelTopics(scope, 'Topics', { levels });
    const forms = [...new Set(levels.map(({ level }) => formOf(level)))] as readonly SsmForm[];
    const documents = forms.map((form) => {
      const ofForm = levels.filter(({ level }) => formOf(level) === form).map(({ level }) => level);
      return DOCUMENTS_OF_FORM[form](scope, { levels: ofForm, report: core.functions.report.function });
    });
    const assumeRole = new SsmAssumeRole(scope, 'AssumeRole', {
      topicArns: topics.arns,
      started: documents.flatMap(({ children }) => children),
      invoked: documents.some(({ invokesReport }) => invokesReport) ? [core.functions.report.arn] : [],
    });
    const names = documents.flatMap((made) => made.names);
    grantFlow(scope, { core, started: documents.map(({ started }) => started), assumeRole });
    new SsmStatusRule(scope, 'StatusRule', { documents: names, report: core.functions.report.function });
    return {
      fields: {
        ssm_automation_assume_role: assumeRole.role.roleArn,
        ssm_description: textIn(flow.title),
        ...Object.assign({}, ...documents.map(({ fields }) => fields)),
      },
      levels: topics.fields,
    };
  },
};
