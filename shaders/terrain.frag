#version 330 core
// Raised ground: its colour, and the haze that lies over the ground near the limb (as in limb.frag).

in vec2 texturePosition;
in vec3 screen; // clip-space x, y, w

uniform sampler2D relief;
uniform float reliefShare; // 0 = flat colour only
uniform vec4 flatColour;
uniform vec3 atmosphere;
uniform vec2 viewportPx;
uniform vec3 ray, rayX, rayY; // at the pixel (0, 0), and its change per pixel
uniform vec3 towards;         // minus ray times eye: at (0, 0), change per x, change per y
uniform float tangent;        // length of the tangent from the eye to the sphere
uniform float hazePx;         // how far haze lies over the ground; 0 = none

out vec4 colour;

// Pixels inside the limb; ground that stands up over it is negative.
float insideLimb(vec2 pixel) {
    vec3 direction = ray + pixel.x * rayX + pixel.y * rayY;
    float approach = towards.x + pixel.x * towards.y + pixel.y * towards.z;
    float size = length(direction);
    vec2 slope = towards.yz - tangent / size * vec2(dot(direction, rayX), dot(direction, rayY));
    return (approach - tangent * size) / length(slope);
}

void main() {
    colour = flatColour;
    if (reliefShare > 0.0) {
        colour.rgb = mix(colour.rgb, texture(relief, texturePosition).rgb, reliefShare);
    }
    if (hazePx > 0.0) {
        float haze = 0.55 * exp(-max(insideLimb((screen.xy / screen.z * 0.5 + 0.5) * viewportPx), 0.0) / hazePx);
        colour.rgb = mix(colour.rgb, atmosphere, haze);
    }
}
