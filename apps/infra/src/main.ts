// The CDK app. `--context config=laptop` is the laptop; without it, ringi.config.ts. NAG=1 checks the security rules too.
import { App } from 'aws-cdk-lib';
import { addStacks } from './app.js';
import { loadConfig } from './config/load-config.js';
import { ConfigError } from './config/ringi-config.js';
import { FlowFileError } from './flows/load-flows.js';
import { stagedFlows } from './flows/staged-flows.js';

async function main(): Promise<void> {
  const app = new App();
  const config = await loadConfig(app.node.tryGetContext('config') as string | undefined);
  addStacks(app, config, await stagedFlows(config));
  if (process.env['NAG'] === '1') await (await import('./nag.js')).addNag(app);
  app.synth();
}

main().catch((error: unknown) => {
  // What the user can correct is said plainly; anything else is a defect and keeps its stack.
  const plain = error instanceof ConfigError || error instanceof FlowFileError;
  console.error(plain ? error.message : error);
  process.exitCode = 1;
});
