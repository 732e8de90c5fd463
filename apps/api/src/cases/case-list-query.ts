import { addDays, startOfDay } from '#libs/clocks/domain';
import { asCaseNumber, hasWrongCheckCharacter } from '#libs/case';
import { registerCaseId } from '#libs/import';
import type { CaseFilter } from '#libs/read-models';
import type { RegionTree } from '#libs/region/domain';
import { fieldFault, Problem } from '../http/problem.js';
import { PageQuery } from '../lists/page-query.js';
import { unitsBelow } from '../lists/units-below.js';
import { CodeField, DateField, IdField, OneOfField, TextField } from '../validation/fields.js';
import { LIGHTS, OUTCOMES, PHASES } from './case-dto.js';

const optional = true;

/** What a list of cases may be narrowed by; a unit means itself and all below it. */
export class CaseListQuery extends PageQuery {
  @TextField({ description: '办件编号。Number on the slip.', max: 80, optional }) number?: string;
  @TextField({
    description: '外来登记中的编号。Number in the register that the case was brought in from.',
    max: 200,
    optional,
    example: '101000295613',
  })
  foreignNumber?: string;
  @TextField({
    description: '外来登记的渠道。Channel that its register names.',
    max: 200,
    optional,
    example: 'Citizens Connect App',
  })
  channel?: string;
  @IdField({ description: '居民。Resident.', optional }) residentId?: string;
  @CodeField({ description: '事项。Service item.', optional, example: 'MZ-10' }) item?: string;
  @OneOfField({ description: '阶段。Phase.', values: PHASES, name: 'CasePhase', optional }) phase?: string;
  @OneOfField({ description: '结果。Outcome.', values: OUTCOMES, name: 'CaseOutcome', optional }) outcome?: string;
  @OneOfField({ description: '灯色。Light.', values: LIGHTS, name: 'Light', optional }) light?:
    'none' | 'green' | 'yellow' | 'red' | 'late';
  @CodeField({ description: '收件单位及其下级。Receiving unit, or any below it.', optional }) receivingUnit?: string;
  @CodeField({ description: '办理单位及其下级。Responsible unit, or any below it.', optional })
  responsibleUnit?: string;
  @CodeField({ description: '归属单位及其下级。Home unit, or any below it.', optional }) homeUnit?: string;
  @CodeField({ description: '现办单位及其下级。Unit that has it now, or any below it.', optional })
  handlerUnit?: string;
  @TextField({ description: '承办人。Person who has it.', max: 200, optional }) person?: string;
  @DateField({ description: '收件日期起（含）。Received on or after.', optional }) receivedFrom?: string;
  @DateField({ description: '收件日期止（含）。Received on or before.', optional }) receivedTo?: string;
}

const UNIT_FILTERS = [
  ['receivingUnit', 'receivingUnits'],
  ['responsibleUnit', 'responsibleUnits'],
  ['homeUnit', 'homeUnits'],
  ['handlerUnit', 'handlerUnits'],
] as const;

/** The query as the read model takes it. Throws a Problem that names an unknown unit or a period that ends before it begins. */
export function caseFilterOf(query: CaseListQuery, region: string, timezone: string, tree: RegionTree): CaseFilter {
  const { number, foreignNumber, channel, residentId, item, phase, outcome, light, person } = query;
  const { receivedFrom, receivedTo } = query;
  if (receivedFrom && receivedTo && receivedFrom > receivedTo)
    throw new Problem('invalid-parameter', { faults: [fieldFault('receivedFrom', 'period')] });
  const typed = number && asCaseNumber(number);
  if (typed && hasWrongCheckCharacter(typed))
    throw new Problem('invalid-parameter', { faults: [fieldFault('number', 'check-character')] });
  const filter = {
    region,
    number: typed,
    caseId: foreignNumber && registerCaseId(region, foreignNumber),
    channel,
    residentId,
    item,
    phase,
    outcome,
    light,
    person,
    receivedFrom: receivedFrom && startOfDay(receivedFrom, timezone),
    receivedBefore: receivedTo && startOfDay(addDays(receivedTo, 1), timezone),
    ...Object.fromEntries(
      UNIT_FILTERS.map(([name, filtered]) => [filtered, unitsBelow(name, query[name], region, tree)]),
    ),
  };
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as unknown as CaseFilter;
}
