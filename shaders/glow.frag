#version 330 core
// The glow of the atmosphere outside the limb.

noperspective in float insidePx;

uniform vec3 space, atmosphere;
uniform float glowPx; // how far the atmosphere glows

out vec4 colour;

void main() { colour = vec4(mix(space, atmosphere, 0.85 * exp(min(insidePx, 0.0) / glowPx)), 1.0); }
