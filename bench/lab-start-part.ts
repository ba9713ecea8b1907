import { labStartText, measureLabStart } from './lab-start.ts';
import type { Part } from './part.ts';

export const labStartPart: Part = {
  name: 'lab-start',
  title: 'Start of the coexistence lab, until every server listens',
  async measure({ quick, progress }) {
    const figures = await measureLabStart(quick ? 10 : 50, progress);
    return { figures, text: labStartText(figures) };
  },
};
