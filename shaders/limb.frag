#version 330 core
// Drawn over land along the limb: the haze inside, and a smooth edge towards space.

noperspective in vec3 direction;
noperspective in float approach;

uniform vec3 rayX, rayY;
uniform vec3 towards;
uniform float tangent;
uniform vec3 space, atmosphere;
uniform float glowPx;

out vec4 colour;

float insideLimb() {
    float size = length(direction);
    vec2 slope = towards.yz - tangent / size * vec2(dot(direction, rayX), dot(direction, rayY));
    return (approach - tangent * size) / length(slope);
}

void main() {
    float inside = insideLimb();
    float outside = clamp(0.5 - inside, 0.0, 1.0);
    float haze = 0.55 * exp(-max(inside, 0.0) / (glowPx * 0.8));
    vec3 glow = mix(space, atmosphere, 0.85 * exp(min(inside, 0.0) / glowPx));
    colour = vec4(mix(atmosphere, glow, outside), mix(haze, 1.0, outside));
}
