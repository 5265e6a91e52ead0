import { Background, Controls, Handle, Position, ReactFlow, type NodeProps } from '@xyflow/react';
import type { RequestView } from '@ringi/shared-types';
import { useMemo, useState } from 'react';
import { Loading } from '../../../components/empty.js';
import { ProblemNotice } from '../../../components/notice.js';
import { useText } from '../../../lib/i18n/use-text.js';
import { useAllEvents } from '../use-all-events.js';
import { requestGraph } from './graph-model.js';
import { placeGraph, type StateNode } from './layout.js';
import { StatesList } from './states-list.js';
import '@xyflow/react/dist/base.css';
import './graph.css';

const NODE_TYPES = { state: StateBox };

/** The state machine of the request: caller and, in place, the components of the levels one opens. */
export function GraphTab({ request }: { readonly request: RequestView }) {
  const { t } = useText();
  const { events, isPending, error, refetch } = useAllEvents(request.request_id);
  const [open, setOpen] = useState<ReadonlySet<number>>(
    () => new Set(request.waiting ? [request.waiting.level] : []),
  );
  const graph = useMemo(() => requestGraph(request, events, open), [request, events, open]);
  const flow = useMemo(
    () =>
      placeGraph(graph, (level) =>
        setOpen((before) => {
          const next = new Set(before);
          if (!next.delete(level)) next.add(level);
          return next;
        }),
      ),
    [graph],
  );
  if (error) return <ProblemNotice error={error} retry={() => void refetch()} />;
  if (isPending) return <Loading />;
  return (
    <div className="graph-tab">
      <div className="graph">
        <ReactFlow
          key={[...open].join()}
          {...flow}
          nodeTypes={NODE_TYPES}
          fitView
          fitViewOptions={{ padding: 0.08, maxZoom: 1 }}
          minZoom={0.2}
          nodesFocusable={false}
          edgesFocusable={false}
          elementsSelectable={false}
          zoomOnScroll={false}
          preventScrolling={false}
          aria-label={t('tab.graph')}
        >
          <Background gap={24} />
          <Controls showInteractive={false} />
        </ReactFlow>
      </div>
      <StatesList states={graph.states} />
    </div>
  );
}

function StateBox({ data: { state, toggle } }: NodeProps<StateNode>) {
  const { t } = useText();
  const className = `state-box status-${state.status}${state.level > 0 ? ' state-box-component' : ''}`;
  const { opens } = state;
  const label = (
    <>
      <span className="status-sign" aria-hidden="true" />
      {state.state}
    </>
  );
  return (
    <>
      <Handle type="target" position={Position.Top} />
      <Handle type="target" position={Position.Left} id="aside" />
      {opens ? (
        <button
          type="button"
          className={`${className} nodrag nopan`}
          onClick={() => toggle(opens)}
          title={t('graph.toggle', { level: opens })}
        >
          {label}
        </button>
      ) : (
        <div className={className}>{label}</div>
      )}
      <Handle type="source" position={Position.Bottom} />
      <Handle type="source" position={Position.Right} id="aside" />
    </>
  );
}
