/** Registers <newsmark-text>. */
import { NewsmarkText } from './element.js';

NewsmarkText.define();
