#version 330 core
// One or two sets of parallel lines with soft rims over a piece of ground, in one pass: it covers much of a picture.

noperspective in vec2 strokePlace; // across the first set and the second, in spacings from a line

uniform vec4 first, second; // colours times their alpha
uniform float spacing;      // pixels
uniform float reach;        // half the width of a line, plus half a pixel

out vec4 colour; // times its alpha

void main() {
    vec2 cover = clamp(reach - abs(fract(strokePlace + 0.5) - 0.5) * spacing, 0.0, 1.0);
    colour = first * (cover.x * (1.0 - second.a * cover.y)) + second * cover.y;
}
