#version 330 core
// The ocean, darker towards the limb.

noperspective in float insidePx;

uniform vec3 ocean, oceanDeep;
uniform float rimPx; // how far from the limb the ocean is darker

out vec4 colour;

void main() {
    float rim = clamp(1.0 - insidePx / rimPx, 0.0, 1.0);
    colour = vec4(mix(ocean, oceanDeep, rim * rim), 1.0);
}
