#version 330 core
// Drawn over land along the limb: the haze inside, and a smooth edge towards space.

noperspective in vec3 direction;
noperspective in float approach;

uniform vec3 rayX, rayY;
uniform vec3 towards;
uniform float tangent; // length of the tangent from the eye to the sphere
uniform vec3 space, atmosphere;
uniform float glowPx; // how far the atmosphere glows
uniform float hazePx; // how far haze lies over the ground

out vec4 colour;

// Pixels inside the limb, exactly: positive inside, negative outside.
float insideLimb() {
    float size = length(direction);
    vec2 slope = towards.yz - tangent / size * vec2(dot(direction, rayX), dot(direction, rayY));
    return (approach - tangent * size) / length(slope);
}

void main() {
    float inside = insideLimb();
    float outside = clamp(0.5 - inside, 0.0, 1.0);
    float haze = 0.55 * exp(-max(inside, 0.0) / hazePx);
    vec3 glow = mix(space, atmosphere, 0.85 * exp(min(inside, 0.0) / glowPx));
    colour = vec4(mix(atmosphere, glow, outside), mix(haze, 1.0, outside));
}
