import { describe, expect, it } from '@jest/globals';
import { firings } from '#libs/runtime';
import { serveMetrics } from './serve-metrics.js';

describe('the address for whoever watches', () => {
  it('tells the metrics and nothing else', async () => {
    const server = await serveMetrics('127.0.0.1', 0);
    try {
      firings.inc({ outcome: 'done' });
      const answer = await fetch(`http://127.0.0.1:${server.port}/metrics`);
      expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=/);
      expect(await answer.text()).toMatch(/^tongban_firings_total\{outcome="done"\} \d+$/m);
      expect((await fetch(`http://127.0.0.1:${server.port}/v1/cases`)).status).toBe(404);
      expect((await fetch(`http://127.0.0.1:${server.port}/metrics`, { method: 'POST' })).status).toBe(404);
      await expect(serveMetrics('127.0.0.1', server.port)).rejects.toThrow(/cannot be listened at \(EADDRINUSE\)/);
    } finally {
      await server.close();
    }
  });
});
