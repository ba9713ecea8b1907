import type { Mutant } from '../../mutant.ts';

export const capsProtocolVersions: Mutant = {
  name: 'caps-protocol-versions',
  description: 'offers devices no more than version 12.1, which every server of the organisation speaks',
  sentence: "A device is offered what its mailbox's servers offer.",
  clause: 'WIRE-EAS-2',
  changes: {
    answerHeaders:
      (answerHeaders) =>
      (...given) =>
        answerHeaders(...given).map((text, index, list) =>
          list[index - 1]?.toLowerCase() === 'ms-asprotocolversions' ? text.replace(/,14\..*/, '') : text,
        ),
  },
  breaks: ['eas-options/{red,blue,orange,green}'],
};
