import { Extractor, ExtractorConfig } from '@microsoft/api-extractor';
import { join } from 'node:path';

const LIBRARY = join(__dirname, '../..');
const COMPILER = {
  module: 'nodenext',
  target: 'es2023',
  lib: ['es2023'],
  strict: true,
  types: [],
  skipLibCheck: true,
};

/** Writes what an entry point exports, with all types it mentions, to `folder`; reads the compiled declarations. */
export function writeApiReport(entryPoint: string, name: string, folder: string): void {
  const mainEntryPointFilePath = join(LIBRARY, 'dist', entryPoint);
  const quiet = { default: { logLevel: 'none' as never } };
  const config = ExtractorConfig.prepare({
    configObject: {
      projectFolder: LIBRARY,
      mainEntryPointFilePath,
      newlineKind: 'lf',
      compiler: { overrideTsconfig: { compilerOptions: COMPILER, files: [mainEntryPointFilePath] } },
      apiReport: {
        enabled: true,
        reportFolder: folder,
        reportTempFolder: join(folder, 'temp'),
        reportFileName: `${name}.api.md`,
        includeForgottenExports: true,
      } as never,
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        compilerMessageReporting: { default: { logLevel: 'error' as never } },
        extractorMessageReporting: quiet,
        tsdocMessageReporting: quiet,
      },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: join(LIBRARY, 'package.json'),
  });
  const errors: string[] = [];
  Extractor.invoke(config, {
    localBuild: true,
    messageCallback: (message) => {
      if ((message.logLevel as string) === 'error') errors.push(message.text);
      message.handled = true;
    },
  });
  if (errors.length > 0) throw new Error(`api-extractor cannot read ${entryPoint}:\n${errors.join('\n')}`);
}
