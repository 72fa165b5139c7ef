/** `node make.mjs SHAPE SIZE PATH`: writes one benchmark file in a process of its own. */
import { SHAPES, type Shape } from './generate';

const [shape = 'conversation', size, path = ''] = process.argv.slice(2);
SHAPES[shape as Shape](path, Number(size));
