import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { newerZoneFiles } from './zone-files';

describe('the zone files of the machine', () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'ronda-zones-'));
  mkdirSync(path.join(directory, 'Europe'));
  writeFileSync(path.join(directory, 'tzdata.zi'), '# version 2026f\nR …');
  writeFileSync(path.join(directory, 'Europe', 'Rome'), 'TZif');
  afterAll(() => {
    rmSync(directory, { recursive: true });
  });

  it('are used when they are newer than those of Node, or as new', () => {
    expect(newerZoneFiles('2025c', directory)?.version).toBe('2026f');
    expect(newerZoneFiles('2026f', directory)?.version).toBe('2026f');
  });

  it('are left when they are older, or when there are none', () => {
    expect(newerZoneFiles('2026g', directory)).toBeNull();
    expect(newerZoneFiles('2025c', path.join(directory, 'Europe'))).toBeNull();
  });

  it('are read by the name of the zone', () => {
    const files = newerZoneFiles('2025c', directory);
    expect(Buffer.from(files?.read('Europe/Rome') ?? []).toString()).toBe('TZif');
    expect([files?.read('Europe'), files?.read('Europe/Paris')]).toEqual([null, null]);
  });
});
