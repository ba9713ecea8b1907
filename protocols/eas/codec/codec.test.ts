import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Element, element } from '../element.ts';
import { boolean, integer, list, marker, only, text } from './content.ts';
import { message } from './message.ts';
import {
  assumed,
  child,
  derived,
  either,
  fixed,
  insideIfAny,
  many,
  optional,
  sequence,
  since,
  tolerated,
  until,
  variants,
  whenTrue,
} from './part.ts';

const ping = (...content: Element[]) => element('Ping:Ping', content);
const id = (value: string) => element('Ping:Id', value);
const status = (value: string) => element('Ping:Status', value);

test('whatever the values, what is written is read back', () => {
  const folder = sequence(child('id', 'Ping:Id', text), optional('most', 'Ping:MaxFolders', integer));
  const both = message(
    'Ping:Ping',
    sequence(
      child('status', 'Ping:Status', integer),
      insideIfAny('Ping:Folders', many('folders', 'Ping:Folder', folder)),
      whenTrue('on', 'Ping:HeartbeatInterval', marker),
      child('names', 'AirSync:Collections', list('AirSync:Class', text)),
    ),
  );
  const number = fc.integer({ min: 0, max: 0xffffffff });
  const value = fc.record({
    status: number,
    folders: fc.array(fc.record({ id: fc.string(), most: number }, { requiredKeys: ['id'] })),
    on: fc.boolean(),
    names: fc.array(fc.string()),
  });
  fc.assert(fc.property(value, (written) => expect(both.parse(both.format(written))).toEqual(written)));
});

describe('reading', () => {
  const one = message(
    'Ping:Ping',
    sequence(child('id', 'Ping:Id', text), child('status', 'Ping:Status', integer)),
  );

  test('the order does not matter', () => {
    expect(one.parse(ping(status('1'), id('5')))).toEqual({ id: '5', status: 1 });
  });

  test('what is there and wrong is refused before what is missing', () => {
    expect(() => one.parse(ping(status('x')))).toThrow('Ping:Status: expected a number');
    expect(() => one.parse(ping(status('1')))).toThrow(
      'Ping:Ping: expected a child Ping:Id, found Ping:Status',
    );
  });

  test('of a property that two parts say the first counts', () => {
    const twice = message(
      'Ping:Ping',
      sequence(optional('id', 'Ping:Id', text), optional('id', 'Ping:Class', text)),
    );
    const other = element('Ping:Class', 'other');
    expect(twice.parse(ping(other, id('5')))).toEqual({ id: '5' });
    expect(twice.parse(ping(other))).toEqual({ id: 'other' });
  });

  test('what is left out', () => {
    const absent = message(
      'Ping:Ping',
      sequence(
        assumed('read', 'Email:Read', boolean, false),
        insideIfAny('Ping:Folders', many('ids', 'Ping:Id', text)),
      ),
    );
    expect(absent.parse(ping())).toEqual({ read: false, ids: [] });
    expect(absent.format({ read: false, ids: [] })).toEqual(ping(element('Email:Read', '0')));
  });
});

test('by version: written for some, read for all; the newest unless said', () => {
  const byVersion = message(
    'Ping:Ping',
    sequence(
      until('14.0', optional('id', 'Ping:Id', text)),
      since('14.0', optional('name', 'Ping:Class', text)),
      tolerated(optional('most', 'Ping:MaxFolders', integer)),
    ),
  );
  const value = { id: '5', name: 'n', most: 3 };
  const name = element('Ping:Class', 'n');
  expect(byVersion.format(value, '12.1')).toEqual(ping(id('5')));
  expect(byVersion.format(value, '14.0')).toEqual(ping(name));
  expect(byVersion.format(value)).toEqual(ping(name));
  expect(byVersion.parse(ping(id('5'), name, element('Ping:MaxFolders', 3)))).toEqual(value);
});

test('a number on which the rest depends', () => {
  const answer = message('Ping:Ping', variants('status', 'Ping:Status', { 2: child('id', 'Ping:Id', text) }));
  expect(answer.parse(answer.format({ status: 2, id: '5' }))).toEqual({ status: 2, id: '5' });
  expect(answer.parse(ping(status('1'), id('5')))).toEqual({ status: 1 });
  expect(() => answer.parse(ping(status('2')))).toThrow('expected a child Ping:Id');
});

test('two forms', () => {
  const form = message(
    'Ping:Ping',
    either(child('id', 'Ping:Id', text), child('id', 'Ping:Class', only('Ping:Id', text)), {
      written: (_, version) => version === '12.1',
      read: ({ content }) => Array.isArray(content) && content[0]?.name === 'Ping:Id',
    }),
  );
  expect(form.format({ id: '5' }, '12.1')).toEqual(ping(id('5')));
  expect(form.format({ id: '5' }, '14.1')).toEqual(ping(element('Ping:Class', [id('5')])));
  for (const version of ['12.1', '14.1'] as const) {
    expect(form.parse(form.format({ id: '5' }, version))).toEqual({ id: '5' });
  }
});

test('elements without a property', () => {
  const store = message(
    'Ping:Ping',
    sequence(
      fixed('Ping:Class', 'Mailbox'),
      many('ids', 'Ping:Id', text),
      derived('Ping:MaxFolders', ({ ids }: { ids: string[] }) => ids.length || undefined),
    ),
  );
  expect(store.format({ ids: ['5'] })).toEqual(
    ping(element('Ping:Class', 'Mailbox'), id('5'), element('Ping:MaxFolders', 1)),
  );
  expect(store.parse(ping(element('Ping:Class', 'MAILBOX')))).toEqual({ ids: [] });
  expect(() => store.parse(ping(element('Ping:Class', 'Library')))).toThrow(
    'Ping:Class: expected Mailbox, found "Library"',
  );
});
