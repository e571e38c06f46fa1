#version 330 core
// The ocean inside the limb, space and the glow of the atmosphere outside.

noperspective in vec3 direction;
noperspective in float approach;

uniform vec3 rayX, rayY;
uniform vec3 towards;
uniform float tangent; // length of the tangent from the eye to the sphere
uniform vec3 space, atmosphere, ocean, oceanDeep;
uniform float glowPx; // how far the atmosphere glows
uniform float rimPx;  // how far the ocean darkens towards the limb

out vec4 colour;

// Pixels inside the limb: positive inside, negative outside.
float insideLimb() {
    float size = length(direction);
    vec2 slope = towards.yz - tangent / size * vec2(dot(direction, rayX), dot(direction, rayY));
    return (approach - tangent * size) / length(slope);
}

void main() {
    float inside = insideLimb();
    if (inside > 0.0) {
        colour = vec4(mix(ocean, oceanDeep, exp(-inside / rimPx)), 1.0);
    } else {
        colour = vec4(mix(space, atmosphere, 0.85 * exp(inside / glowPx)), 1.0);
    }
}
