//! The TypeScript side of what crosses the boundary; the structs are those of [`export`](crate::export).

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** What a mention is. */
export type Kind = "organization" | "country" | "figure" | "person" | "place";

/** All that newsmark says of a text. */
export interface Analysis {
  /** What every offset counts. */
  offsets: "utf16";
  /** Sorted by start, longer first; two of them are disjoint, or one contains the other. */
  mentions: Mention[];
  entities: Entity[];
  /** Who is named with whom: those who share most sentences first. */
  together: Together[];
}

/** A place in the text: half-open, in UTF-16 code units. */
export interface Span {
  start: number;
  end: number;
  text: string;
}

/** One occurrence of a name or a figure. */
export interface Mention extends Span {
  kind: Kind;
  /** By which form, of a country. */
  via?: "name" | "abbreviation" | "demonym";
  /** The id of its entity; a figure has none. */
  entity?: string;
  /** The canonical name of its entity. */
  name?: string;
  /** ISO 3166-1 alpha-2 code of a country, or XK. */
  code?: string;
  /** The code of the government that a place stands for. */
  stands_for?: string;
  /** What a figure means. */
  figure?: Figure;
  /** Present if it lies inside of another mention. */
  nested?: true;
  /** Belief, from 0 to 1, that a careful reader would mark exactly this. */
  confidence: number;
}

/** What a figure means: `value`, `min` and `max`, or `score` say how much. */
export interface Figure {
  kind: "count" | "money" | "percent" | "measure" | "duration" | "age" | "fraction" | "ratio" | "multiple" | "score"
    | "ordinal" | "number";
  value: number | null;
  min: number | null;
  max: number | null;
  score?: [number, number];
  /** Canonical: "%", "pp", "year", "km", … */
  unit: string | null;
  /** ISO 4217 code. */
  currency: string | null;
  /** What a rate is taken per. */
  per: Span | null;
  /** "hundreds", "dozens" */
  vague: boolean;
  role?: "from" | "to" | "by";
  /** Present if the sentence denies it. */
  neg?: true;
  /** The word that loosens or bounds the amount. */
  approx?: Span & { op: "~" | "<~" | ">=" | ">" | "<=" | "<" };
  /** The counted noun. */
  counted?: Span;
  /** Who says so, and by which word. */
  claimant?: Span & { cue: string; stance: "assert" | "claim" | "estimate" | "deny" | "commit" | "demand" };
}

/** One thing under all of its names in the text. */
export interface Entity {
  /** "country:PK", "organization:united-nations": the same in every text for what a table lists. */
  id: string;
  kind: Kind;
  name: string;
  code?: string;
  /** Mentions that stand alone. */
  count: number;
  /** Mentions inside of longer names. */
  nested?: number;
  /** Most frequent first. */
  surfaces: { text: string; count: number }[];
  /** Indexes of all its mentions, nested ones too, in text order. */
  mentions: number[];
  /** The sentence of its first mention, of an endless one the words around it. */
  first: Span;
  /** Indexes of the mentions that are figures and that it claims. */
  claims?: number[];
  /** Indexes of the mentions that are figures and count what is its own. */
  counted?: number[];
}

/** Two entities, by their ids, that the text names in one breath. */
export interface Together {
  a: string;
  b: string;
  /** How many sentences name both. */
  sentences: number;
  /** How many paragraphs name both. */
  paragraphs: number;
}

/** A mention, and why it is marked; the strongest reason first. */
export interface Explanation extends Mention {
  /** What it is, why, and what else it could have been. */
  sentence: string;
  evidence: Evidence[];
}

export type Evidence =
  /** A table lists the name. */
  | { by: "table"; entry: string; name: string }
  /** The form of the name tells, by this word. */
  | { by: "shape"; cue: Span }
  /** The text defines the name here. */
  | { by: "definition"; at: Span }
  /** A word beside it tells. */
  | { by: "context"; cue: Span }
  /** The statistical tagger. */
  | { by: "model"; probability: number }
  /** An entry of the user's dictionaries: which one in the stack, which entry of it, and what it did. */
  | { by: "dictionary"; dictionary: number; entry: number; action: "add" | "relabel" | "split" | "merge" }
  /** A rule of the figure grammar. */
  | { by: "rule"; name: string };

/** What an editor would query. */
export interface Finding extends Span {
  check: "acronym-unexplained" | "acronym-explained-late" | "spelling" | "first-reference" | "homograph"
    | "contradiction" | "sum" | "change";
  /** What doesn't fit, in one sentence. */
  message: string;
  /** Other places that it has to do with. */
  related: Span[];
}

/** What is wrong with a dictionary. */
export interface DictionaryProblem {
  /** The index of the entry; null if the file as a whole is meant. */
  entry: number | null;
  /** What the entry adds, denies, … */
  name: string | null;
  /** The first line is 1. */
  line: number;
  /** An error loses the entry, or a part of the file; a warning loses nothing. */
  severity: "warning" | "error";
  message: string;
}

export interface OverlayOptions {
  /** The kinds that are painted; by default all but places. */
  kinds?: Kind[];
  /** Dictionaries, each the text of a file; the last one wins. */
  dictionaries?: string[];
}
"#;
