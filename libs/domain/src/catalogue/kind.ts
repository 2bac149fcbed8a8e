import type { ParameterSpec } from '@strategy-builder/language';
import type { NodeType, PortType } from '../flow/state.js';

/** A number whose unit, range and default follow from a choice, such as a position size from its mode. */
export interface ParameterByChoice {
  /** Name of the text parameter that decides. */
  readonly param: string;
  /** One entry for each of its choices. */
  readonly cases: Readonly<Record<string, Pick<ParameterSpec, 'unit' | 'default' | 'minimum' | 'maximum'>>>;
}

/** A parameter of a kind. With `by`, unit, range and default of the chosen case replace its own. */
export interface KindParameter extends ParameterSpec {
  readonly by?: ParameterByChoice;
  /** Means something only while another parameter has one of these choices: a percent stop has no ATR length. */
  readonly onlyFor?: { readonly param: string; readonly choices: readonly string[] };
  /** Usual values of a text parameter that may have others too. */
  readonly suggestions?: readonly string[];
}

export interface Port {
  readonly name: string;
  readonly type: PortType;
}

/**
 * One kind of node: everything that palette, inspector, REST, planners and checks need to know of it.
 * `inputs` and `outputs` are those of a fresh node; where there is a formula, a node's own follow from its text.
 */
export interface CatalogueKind {
  readonly type: NodeType;
  readonly kind: string;
  readonly title: string;
  readonly description: string;
  readonly params: readonly KindParameter[];
  readonly inputs: readonly Port[];
  readonly outputs: readonly Port[];
  /** The formula of a fresh node; only function and strategy kinds have one. */
  readonly formula?: string;
  /** The code of a fresh node; such a kind has no formula, and its ports follow from the code. */
  readonly code?: string;
  /** Its nodes may have numeric parameters of any name, beside `params`. */
  readonly ownParams?: true;
  /** Which of the usual variants this is. */
  readonly convention: string;
  /** Where the definition was published. */
  readonly source: string;
}
