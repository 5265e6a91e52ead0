/** A pipeline as CreatePipeline takes it, checked. @see https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_PipelineDeclaration.html */
export interface PipelineDeclaration {
  readonly name: string;
  readonly roleArn: string;
  readonly artifactBucket: string;
  readonly stages: readonly StageDeclaration[];
  readonly executionMode: ExecutionMode;
  readonly pipelineType: 'V1' | 'V2';
  readonly variables: readonly VariableDeclaration[];
  readonly version: number;
}

export type ExecutionMode = 'SUPERSEDED' | 'QUEUED' | 'PARALLEL';

export interface VariableDeclaration {
  readonly name: string;
  readonly defaultValue?: string;
  readonly description?: string;
}

export interface StageDeclaration {
  readonly name: string;
  readonly actions: readonly ActionDeclaration[];
}

export interface ActionDeclaration {
  readonly name: string;
  readonly actionTypeId: ActionTypeId;
  readonly runOrder: number;
  readonly configuration: Readonly<Record<string, string>>;
  readonly inputArtifacts: readonly string[];
  readonly outputArtifacts: readonly string[];
  readonly roleArn?: string;
  readonly region?: string;
  readonly namespace?: string;
  readonly timeoutInMinutes?: number;
}

export interface ActionTypeId {
  readonly category: string;
  readonly owner: string;
  readonly provider: string;
  readonly version: string;
}

/** As GetPipeline answers it. */
export function writeDeclaration(declaration: PipelineDeclaration): object {
  const { artifactBucket, stages, variables, ...rest } = declaration;
  return {
    ...rest,
    artifactStore: { type: 'S3', location: artifactBucket },
    stages: stages.map((stage) => ({
      name: stage.name,
      actions: stage.actions.map(({ inputArtifacts, outputArtifacts, ...action }) => ({
        ...action,
        inputArtifacts: inputArtifacts.map((name) => ({ name })),
        outputArtifacts: outputArtifacts.map((name) => ({ name })),
      })),
    })),
    ...(variables.length > 0 && { variables }),
  };
}
