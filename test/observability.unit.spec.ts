import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import '#apps/api/src/health/system-metrics';
import { metrics, PROJECT_FOLDER, tellOfProcess } from '#libs/runtime';
import { readCompose } from './kit/compose.js';

interface Rules {
  readonly groups: readonly { readonly rules: readonly { readonly alert: string; readonly expr: string }[] }[];
}
interface Dashboard {
  readonly panels: readonly { readonly title: string; readonly targets: readonly { readonly expr: string }[] }[];
}
interface Scrapes {
  readonly scrape_configs: readonly { readonly static_configs: readonly { readonly targets: readonly string[] }[] }[];
}

const folder = join(PROJECT_FOLDER, 'docker', 'observability');
const text = (name: string) => readFileSync(join(folder, name), 'utf8');
const alerts = (parse(text('alerts.yaml')) as Rules).groups.flatMap(({ rules }) => rules);
const dashboard = JSON.parse(text('dashboard.json')) as Dashboard;

tellOfProcess('spec');
const told = metrics.getMetricsAsArray().map(({ name }) => name);

/** The metrics that an expression speaks of, without what a histogram puts behind its name. */
const spokenOf = (expression: string) =>
  (expression.match(/\b(tongban|process|nodejs)_[a-z0-9_]+/g) ?? []).map((name) =>
    name.replace(/_(bucket|count|sum)$/, ''),
  );
const unknownIn = (expression: string) => spokenOf(expression).filter((name) => !told.includes(name));

describe('what watches the system', () => {
  it('asks for what is told, in every alert and every panel', () => {
    expect(alerts.flatMap(({ alert, expr }) => unknownIn(expr).map((name) => [alert, name]))).toEqual([]);
    const expressions = dashboard.panels.flatMap(({ title, targets }) => targets.map(({ expr }) => ({ title, expr })));
    expect(expressions.flatMap(({ title, expr }) => unknownIn(expr).map((name) => [title, name]))).toEqual([]);
    expect(expressions.every(({ expr }) => spokenOf(expr).length > 0)).toBe(true);
  });

  it('has a line of the runbook for each alert, and no line for none', () => {
    const runbook = readFileSync(join(PROJECT_FOLDER, 'docs', 'runbook.md'), 'utf8');
    const named = [...runbook.matchAll(/^\| `(Tongban\w+)`/gm)].map(([, name]) => name);
    expect(named).toEqual(alerts.map(({ alert }) => alert));
  });

  it('shows in the dashboard whatever is told of the work', () => {
    const shown = new Set(dashboard.panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => spokenOf(expr))));
    const isWatched = (name: string) => shown.has(name) || alerts.some(({ expr }) => spokenOf(expr).includes(name));
    expect(told.filter((name) => name.startsWith('tongban_') && !isWatched(name))).toEqual([]);
  });

  it('asks every process of the compose file at the port that it tells at', () => {
    const { services } = readCompose();
    const targets = (parse(text('prometheus.yaml')) as Scrapes).scrape_configs.flatMap(({ static_configs }) =>
      static_configs.flatMap((each) => each.targets),
    );
    const expected = Object.entries(services)
      .filter(([name]) => /^(api|projector|timekeeper)-\d$/.test(name))
      .map(([name, { expose = [] }]) => `${name}:${expose[0]}`);
    expect([...targets].sort()).toEqual(expected.sort());
  });
});
