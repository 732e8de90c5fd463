import { plain } from '#libs/residents/domain';
import { refuse } from '../refusal.js';
import { onlyWhile } from '../rules/phase.js';
import { onlyTheResponsibleUnitDecides, signBeforeYouWork } from '../rules/place.js';
import type { Act } from './act.js';

export interface FieldCheckPayload {
  readonly officers?: readonly string[] | undefined;
  readonly finding: string;
}

/** 现场核查: by two officers at least (行政许可法 34); its time counts (rules §1.1). */
export const recordFieldCheck: Act<FieldCheckPayload> = {
  name: 'record-field-check',
  guards: [onlyWhile('accepted', 'suspended'), onlyTheResponsibleUnitDecides, signBeforeYouWork],
  decide(_state, { officers = [], finding }, { asker }) {
    const both = [...new Set(officers.map((officer) => officer.trim()).filter((officer) => officer !== ''))];
    if (both.length < 2) return refuse('two-officers', {}, { field: '/officers' });
    return [{ type: 'FieldCheckRecorded', data: { unit: asker.unit, officers: both, finding: plain(finding) } }];
  },
};
