import { MultiSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { languageName } from './lists';

interface Props {
  readonly label: string;
  /** ISO 639-1 codes. */
  readonly value: readonly string[];
  readonly onChange: (codes: string[]) => void;
}

/** What people of the two regions speak at work; what else was written once stays choosable. */
const CODES =
  'bg ca cs da de el en es et eu fi fr ga gl hr ht hu it lt lv mt nl no pl pt ro sk sl sr sv tr uk'.split(
    ' ',
  );

/** Languages by their names in the reader's own. */
export function LanguagesSelect({ label, value, onChange }: Props) {
  const { i18n } = useTranslation();
  const data = [...new Set([...CODES, ...value])]
    .map((code) => ({ value: code, label: languageName(code, i18n.language) }))
    .toSorted((a, b) => a.label.localeCompare(b.label, i18n.language));
  return <MultiSelect label={label} data={data} searchable value={[...value]} onChange={onChange} />;
}
