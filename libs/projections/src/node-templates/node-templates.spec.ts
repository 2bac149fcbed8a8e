import type { TemplateEvent } from '@strategy-builder/domain';
import { expect, it } from 'vitest';
import { flowCreated, recorded } from '../testing/events.js';
import { rowsOf } from '../testing/rows-of.js';
import { nodeTemplates } from './node-templates.js';

const saved: TemplateEvent = {
  type: 'TemplateSaved',
  data: {
    ...{ name: 'Momentum', description: 'RSI', kind: 'strategy', flowId: 'a', flowRevision: 7 },
    parts: { nodes: {}, edges: {} },
    evidence: null,
  },
};

it('has a row for each template that was saved, until it is removed', () => {
  expect(rowsOf(nodeTemplates, recorded('template-momentum-1', saved))).toMatchObject([
    {
      ...{ template_id: 'momentum-1', name: 'Momentum', kind: 'strategy', flow_revision: 7, evidence: null },
      ...{ parts: '{"nodes":{},"edges":{}}', saved_by: 'ada' },
    },
  ]);
  const removed: TemplateEvent = { type: 'TemplateRemoved', data: {} };
  expect(rowsOf(nodeTemplates, recorded('template-momentum-1', saved, removed))).toEqual([]);
  expect(rowsOf(nodeTemplates, recorded('flow-a', flowCreated()))).toEqual([]);
});
